"""Fetch and cut again what this folder holds, and write `vendored.yaml`.

`python viz/vendor/revendor.py` wants npm, fonttools and Debian's fonts-noto-cjk. `--check` only compares the hashes.
Nothing here runs when Zhengtu runs.
"""

import json
import re
import subprocess
import sys
import tarfile
import tempfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SOURCE = Path("/usr/share/fonts/opentype/noto")
COPYRIGHT = "Copyright 2014-2021 Adobe, with Reserved Font Name 'Source'; 2010-2012 Google Corporation"
DEBIAN = Path("/usr/share/doc/fonts-noto-cjk/copyright")

# package, version, licence, {file inside the package: file here}
PACKAGES = [
    ("cytoscape", "3.34.4", "MIT", {
        "dist/cytoscape.esm.min.mjs": "cytoscape.esm.min.mjs",
        "LICENSE": "licences/cytoscape.txt",
    }),
    ("vis-network", "10.1.5", "Apache-2.0 OR MIT", {
        "peer/umd/vis-network.min.js": "vis-network.min.js",
        "LICENSE-MIT": "licences/vis-network.txt",
    }),
    ("vis-data", "8.0.6", "Apache-2.0 OR MIT", {
        "peer/umd/vis-data.min.js": "vis-data.min.js",
        "LICENSE-MIT": "licences/vis-data.txt",
    }),
]  # fmt: skip
# Bold is for titles and chosen names: the 3,755 characters in daily use, and ours, will do.
FONTS = [("Regular", True), ("Bold", False)]
SIGNS = (
    range(0x20, 0x7F), range(0xA0, 0x180), range(0x370, 0x400), range(0x2000, 0x2070), range(0x2070, 0x20C0),
    range(0x2100, 0x2300), range(0x2460, 0x2580), range(0x25A0, 0x2670), range(0x3000, 0x3100), range(0x3200, 0x3400),
    range(0xFF00, 0xFFF0),
)  # fmt: skip


def unpack(name: str, version: str, files: dict[str, str]) -> None:
    """Copy files out of a package, as published."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", f"{name}@{version}"], cwd=folder, check=True, capture_output=True)  # noqa: S607
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            for inside, here in files.items():
                member = archive.extractfile(f"package/{inside}")
                assert member is not None, inside
                (HERE / here).write_bytes(member.read())


def double_byte(codec: str, first: range) -> set[str]:
    """The characters a double-byte code has between two lead bytes."""
    pairs = (bytes([high, low]) for high in first for low in range(0x40, 0xFF))
    return {text for pair in pairs if len(text := pair.decode(codec, "ignore")) == 1 and ord(text) > 0x7F}


def ours() -> set[str]:
    """The characters of our own vocabulary, datasets, bulletin and pages."""
    files = [
        p
        for s in ("yaml", "html", "json", "md", "txt")
        for f in ("graph", "loaders", "viz")
        for p in (ROOT / f).rglob(f"*.{s}")
    ]
    return {c for p in files if HERE not in p.parents for c in p.read_text(encoding="utf-8") if c.isprintable()}


def characters(all_of_them: bool) -> set[str]:
    """Signs, level one of GB 2312 and what we use; else all of GB 2312 and the common traditional characters too."""
    usual = {chr(code) for block in SIGNS for code in block} | double_byte("gb2312", range(0xA1, 0xD8)) | ours()
    if not all_of_them:
        return usual
    return usual | double_byte("gb2312", range(0xD8, 0xF8)) | double_byte("big5", range(0xA4, 0xC7))


def cut(weight: str, all_of_them: bool) -> dict[str, int]:
    """Write the subset of a weight; the widths of its characters, in thousandths of an em."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTCollection

    collection = TTCollection(SOURCE / f"NotoSansCJK-{weight}.ttc")
    font = next(f for f in collection.fonts if f["name"].getDebugName(4).startswith("Noto Sans CJK SC"))
    options = Options(hinting=False, layout_features=[], name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], recalc_timestamp=False)
    options.drop_tables += ["BASE", "GSUB", "GPOS", "GDEF", "VORG", "vhea", "vmtx"]
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(characters(all_of_them))))
    subsetter.subset(font)
    buffer = BytesIO()
    font.save(buffer)
    (HERE / f"fonts/NotoSansCJKsc-{weight}.otf").write_bytes(buffer.getvalue())
    return {chr(code): font["hmtx"][name][0] for code, name in sorted(font.getBestCmap().items())}


def open_font_licence() -> str:
    """The font's copyright line and licence, from the package's own statement."""
    text = re.search(
        r"^License: SIL-1\.1\n(.*?)(?=^\S|\Z)",
        DEBIAN.read_text(encoding="utf-8").split("License: GPL-3+", 1)[1],
        re.DOTALL | re.MULTILINE,
    )
    assert text is not None
    body = "\n".join("" if line == " ." else line.removeprefix(" ") for line in text[1].rstrip().splitlines())
    return f"Noto Sans CJK SC\n{COPYRIGHT}\n\n{body}\n"


def write_tables(advances: dict[str, dict[str, int]]) -> None:
    """The widths that are not one em, and which characters each weight has: nobody need read a font to know."""
    widths = {weight: {c: w for c, w in table.items() if w != 1000} for weight, table in advances.items()}
    (HERE / "fonts/widths.json").write_text(json.dumps(widths, ensure_ascii=True, indent=0) + "\n", encoding="utf-8")
    held = {weight: "".join(table) for weight, table in advances.items()}
    (HERE / "fonts/characters.json").write_text(json.dumps(held, ensure_ascii=False) + "\n", encoding="utf-8")


def hashed(name: str, version: str, licence: str, file: str) -> dict[str, Any]:
    """A line of `vendored.yaml`."""
    return {
        "name": name,
        "version": version,
        "licence": licence,
        "file": file,
        "sha256": sha256((HERE / file).read_bytes()).hexdigest(),
    }


def main() -> None:
    """Vendor again, or check."""
    listing = HERE / "vendored.yaml"
    if "--check" in sys.argv:
        lines = yaml.safe_load(listing.read_text(encoding="utf-8"))
        sys.exit(
            "\n".join(x["file"] for x in lines if sha256((HERE / x["file"]).read_bytes()).hexdigest() != x["sha256"])
        )
    lines = []
    for name, version, licence, files in PACKAGES:
        unpack(name, version, files)
        lines += [hashed(name, version, licence, file) for file in files.values()]
    advances = {weight.lower(): cut(weight, all_of_them) for weight, all_of_them in FONTS}
    write_tables(advances)
    (HERE / "licences/noto-sans-cjk.txt").write_text(open_font_licence(), encoding="utf-8")
    cuts = [f"fonts/NotoSansCJKsc-{weight}.otf" for weight, _ in FONTS] + [
        "fonts/widths.json",
        "fonts/characters.json",
        "licences/noto-sans-cjk.txt",
    ]
    lines += [hashed("Noto Sans CJK SC", "2.004", "OFL-1.1", file) for file in cuts]
    listing.write_text("# Written by revendor.py.\n" + yaml.safe_dump(lines, sort_keys=False), encoding="utf-8")


if __name__ == "__main__":
    main()
