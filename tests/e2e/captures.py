"""Captures as lists of packets, for tests that shuffle, double, split or rewrite them. Little-endian pcapng only."""
import random
import struct

ENHANCED_PACKET = 6


def blocks(data):
    at = 0
    while at < len(data):
        kind, length = struct.unpack_from("<II", data, at)
        yield kind, data[at:at + length]
        at += length


def read(path):
    """(header blocks, packet blocks) of a capture."""
    heads, packets = [], []
    with open(path, "rb") as file:
        for kind, block in blocks(file.read()):
            (packets if kind == ENHANCED_PACKET else heads).append(block)
    return heads, packets


def write(path, heads, packets):
    with open(path, "wb") as file:
        file.write(b"".join(heads + packets))


def frame(packet):
    """The captured bytes of an enhanced packet block, and where they begin."""
    (captured,) = struct.unpack_from("<I", packet, 20)
    return packet[28:28 + captured]


def with_frame(packet, new):
    return packet[:28] + new + packet[28 + len(new):]


def shuffled(packets, seed):
    packets = list(packets)
    random.Random(seed).shuffle(packets)
    return packets


def replaced(packets, old, new):
    """Every occurrence in every frame; both texts must have one length."""
    assert len(old) == len(new)
    return [with_frame(p, frame(p).replace(old, new)) for p in packets]


def swapped(packets, one, other):
    """Two byte strings of one length change places in every frame."""
    out = []
    for packet in packets:
        data = frame(packet)
        parts = []
        for piece in data.split(one):
            parts.append(piece.replace(other, one))
        out.append(with_frame(packet, other.join(parts)))
    return out
