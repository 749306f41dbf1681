"""The page in a real browser: prints on one A4, loads nothing, runs nothing."""
import re
import shutil
import subprocess
import unittest

from harness import NETWORK, Case, main, needs_shared, respond

CHROMIUM = shutil.which("chromium")


@needs_shared
@unittest.skipIf(CHROMIUM is None, "chromium is not installed: how the page prints is not checked")
class Page(Case):
    def test_it_prints_on_one_sheet(self):
        for number, arguments in enumerate(((), ("--network", NETWORK))):
            page, pdf = self.folder / f"page{number}.html", self.folder / f"page{number}.pdf"
            self.assertEqual(respond("--html", page, *arguments).status, 0)
            subprocess.run([CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                            "--disable-background-networking", "--disable-component-update", "--disable-sync", f"--user-data-dir={self.folder}/profile",
                            "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri()], check=True, timeout=120,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            self.assertEqual(len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes())), 1)


@needs_shared
class Markup(Case):
    def test_nothing_is_loaded_and_nothing_runs(self):
        page = self.folder / "page.html"
        respond("--html", page)
        text = page.read_text()
        self.assertNotIn("<script", text.lower())
        self.assertEqual(re.findall(r"(?:src|href)=\"(?!#)[^\"]*\"", text), [])
        self.assertIsNone(re.search(r"url\((?!#)", text))


if __name__ == "__main__":
    main()
