"""The rules for tonight, held against every TCP flow of the capture: by a naive evaluator and by the real kernel."""
import ipaddress
import os
import re
import shutil
import subprocess
import sys
import threading

from harness import MORNING, NETWORK, Case, asepsis, main, needs_shared, respond


def elements(rules):
    """(set name -> {(address, protocol, port)}) of the file."""
    sets = {}
    for name, body in re.findall(r"set (\w+) \{(.*?)\n  \}", rules, re.S):
        sets[name] = set(re.findall(r"([0-9a-f.:/]+) \. (\w+) \. (\d+)", body))
    return sets


def verdict(rules, client, server, port):
    """First match over the forward chain, written without a look at our own evaluator."""
    sets = elements(rules)
    for line in rules.splitlines():
        line = line.strip()
        found = re.match(r"ip daddr \. meta l4proto \. th dport @(\w+) counter (drop|accept)", line)
        if found:
            hit = any(ipaddress.ip_address(server) in ipaddress.ip_network(a) and (p, n) == ("tcp", str(port))
                      for a, p, n in sets[found[1]] if ":" not in a)
            if hit:
                return found[2]
            continue
        found = re.match(r"ip saddr (\S+) ip daddr (\S+) meta l4proto tcp th dport (\d+) counter (drop|accept)", line)
        if found and (client, server, str(port)) == (found[1], found[2], found[3]):
            return found[4]
    return "accept"


def flows_of_the_morning():
    return [f for f in asepsis("know", "capture", MORNING, "--json").json["flows"] if f["transport"] == "tcp"]


@needs_shared
class ByANaiveEvaluator(Case):
    def numbers(self, *arguments):
        path = self.folder / "rules.nft"
        answer = respond("--json", "--rules", path, *arguments).json
        rules = path.read_text()
        flows = flows_of_the_morning()
        cut = {(f["client"], f["server"], f["port"]) for f in flows if verdict(rules, f["client"], f["server"], f["port"]) == "drop"}
        return answer, flows, cut

    def test_every_flow_gives_the_numbers_that_the_answer_prints(self):
        for arguments in ((), ("--network", NETWORK)):
            answer, flows, cut = self.numbers(*arguments)
            option = next(o for o in answer["disconnect"]["options"] if o["kind"] == answer["disconnect"]["recommended"])
            attempts = {(d["client"], d["server"], d["port"]) for d in answer["fixed"]["detections"] if d["server"]}
            self.assertEqual(len(attempts), 8)
            self.assertEqual((option["attack_paths"], attempts - cut), (0, set()))
            lost = {(f["client"], f["server"], f["port"]) for f in option["benign_lost"]}
            self.assertLessEqual(lost, cut)
            sweep = {(d["client"], s) for d in answer["fixed"]["detections"] if not d["server"] for s in d["servers"]}
            for client, server, port in cut - lost - attempts:
                self.assertIn((client, server), sweep, (client, server, port))
            needed = [f for f in flows if f["protocol"] in ("dicom", "hl7")]
            self.assertGreater(len(needed), 15)
            self.assertFalse({(f["client"], f["server"], f["port"]) for f in needed} & cut)
            self.assertEqual(option["required_broken"], [])

    def test_the_kernel_takes_the_file(self):
        if os.geteuid() != 0 or not shutil.which("nft"):
            self.skipTest("no root or no nft: the kernel's opinion on the rules is missing")
        path = self.folder / "rules.nft"
        respond("--rules", path)
        done = subprocess.run(["nft", "-c", "-f", str(path)], stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)


class Lab:
    """Three networks around one router, each a namespace of its own with the addresses of the capture."""

    def __init__(self, addresses):
        self.prefix = f"asepsis{os.getpid()}"
        self.router = self.prefix + "r"
        self.sides = {}
        self.servers = []
        self.run("ip", "netns", "add", self.router)
        self.run("ip", "netns", "exec", self.router, "sysctl", "-qw", "net.ipv4.ip_forward=1")
        for number, network in enumerate(("10.10.0.0/16", "10.20.0.0/24", "10.30.0.0/24")):
            net = ipaddress.ip_network(network)
            name = f"{self.prefix}n{number}"
            self.sides[net] = name
            self.run("ip", "netns", "add", name)
            near, far = f"v{number}", f"e{number}"
            self.run("ip", "-n", self.router, "link", "add", "name", near, "type", "veth", "peer", "name", far, "netns", name)
            self.run("ip", "-n", self.router, "addr", "add", f"{net[1]}/{net.prefixlen}", "dev", near)
            self.run("ip", "-n", self.router, "link", "set", near, "up")
            self.run("ip", "-n", name, "link", "set", far, "up")
            for address in sorted(a for a in addresses if ipaddress.ip_address(a) in net and a != str(net[1])):
                self.run("ip", "-n", name, "addr", "add", f"{address}/{net.prefixlen}", "dev", far)
            self.run("ip", "-n", name, "route", "add", "default", "via", str(net[1]))

    @staticmethod
    def run(*command):
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def side(self, address):
        return next(name for net, name in self.sides.items() if ipaddress.ip_address(address) in net)

    def listen(self, ports):
        for name in self.sides.values():
            self.servers.append(subprocess.Popen(["ip", "netns", "exec", name, sys.executable, "-c", LISTENER, *map(str, sorted(ports))],
                                                 stdout=subprocess.PIPE))
        for server in self.servers:
            server.stdout.readline()

    def connects(self, client, server, port):
        done = subprocess.run(["ip", "netns", "exec", self.side(client), sys.executable, "-c", CONNECT, client, server, str(port)], check=False,
                              stdout=subprocess.DEVNULL)
        return done.returncode == 0

    def close(self):
        for server in self.servers:
            server.kill()
            server.wait()
            server.stdout.close()
        for name in [self.router, *self.sides.values()]:
            subprocess.run(["ip", "netns", "del", name], check=False, stderr=subprocess.DEVNULL)


LISTENER = """
import select, socket, sys
sockets = []
for port in map(int, sys.argv[1:]):
    s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind(("0.0.0.0", port)); s.listen(50); sockets.append(s)
print("ready", flush=True)
while True:
    for s in select.select(sockets, [], [])[0]: s.accept()[0].close()
"""
CONNECT = """
import socket, sys
s = socket.socket(); s.settimeout(1.5); s.bind((sys.argv[1], 0))
try: s.connect((sys.argv[2], int(sys.argv[3])))
except OSError: sys.exit(1)
"""


def kernel_fault():
    if os.geteuid() != 0:
        return "not root: the kernel proof of the rules is missing"
    if not shutil.which("nft") or not shutil.which("ip"):
        return "nft or ip is not installed: the kernel proof of the rules is missing"
    name = f"asepsisprobe{os.getpid()}"
    made = subprocess.run(["ip", "netns", "add", name], stderr=subprocess.DEVNULL, check=False).returncode == 0
    if made:
        made = subprocess.run(["ip", "-n", name, "link", "add", "name", "probe0", "type", "veth", "peer", "name", "probe1"], stderr=subprocess.DEVNULL,
                              check=False).returncode == 0
        subprocess.run(["ip", "netns", "del", name], check=False)
    return None if made else "this kernel has no network namespaces or veth: the kernel proof of the rules is missing"


@needs_shared
class ByTheKernel(Case):
    def test_every_flow_passes_or_is_cut_as_evaluated(self):
        fault = kernel_fault()
        if fault:
            self.skipTest(fault)
        path = self.folder / "rules.nft"
        answer = respond("--json", "--rules", path).json
        rules = path.read_text()
        flows = {(f["client"], f["server"], f["port"]) for f in flows_of_the_morning()}
        zones = {}
        for client, server, _ in flows:
            for address in (client, server):
                zones[address] = ".".join(address.split(".")[:2])
        crossing = sorted(f for f in flows if zones[f[0]] != zones[f[1]])
        self.assertGreater(len(crossing), 30)
        lab = Lab(set(zones))
        try:
            lab.listen({port for _, _, port in crossing})
            lab.run("ip", "netns", "exec", lab.router, "nft", "-f", str(path))
            said = {}

            def ask(flow):
                said[flow] = lab.connects(*flow)
            threads = [threading.Thread(target=ask, args=(flow,)) for flow in crossing]
            for start in range(0, len(threads), 8):
                for thread in threads[start:start + 8]:
                    thread.start()
                for thread in threads[start:start + 8]:
                    thread.join()
        finally:
            lab.close()
        for flow in crossing:
            self.assertEqual(said[flow], verdict(rules, *flow) == "accept", flow)
        attempts = {(d["client"], d["server"], d["port"]) for d in answer["fixed"]["detections"] if d["server"]}
        self.assertEqual({said[a] for a in attempts}, {False})


if __name__ == "__main__":
    main()
