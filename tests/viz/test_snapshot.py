"""A frozen view: the same bytes wherever it is made, one changed byte is found, and a key says whose it is."""

import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given
from hypothesis import strategies as st

from graph.disk import checksum
from graph.errors import InvalidInput, LibraryDamaged, UnknownNode
from graph.library import Library
from graph.signing import Signer, fingerprint, pem
from graph.store import build, open_store
from loaders.bundled import BUNDLED
from viz.sealed import pack, unpack, verify
from viz.shelf import Shelf
from viz.snapshot import Snapshot, freeze
from viz.view import View

VIEW = View(node="hydrogen-energy", depth=0)


def key(seed: int = 1) -> str:
    """A signing key that is the same each time."""
    made = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
    return made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


SIGNER = Signer.read(key())


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library.open(tmp_path_factory.mktemp("library"), layer=BUNDLED)
    build(library)
    return library


@pytest.fixture(scope="module")
def snapshot(library: Library) -> Snapshot:
    store = open_store(library)
    try:
        return freeze(store, VIEW, None, "https://zhengtu.example", SIGNER)
    finally:
        store.close()


@pytest.fixture(scope="module")
def packed(snapshot: Snapshot) -> bytes:
    return pack(snapshot)


def test_a_snapshot_holds_figures_page_data_and_their_list(snapshot: Snapshot) -> None:
    listed = snapshot.manifest["files"]
    assert listed.keys() == {"index.html", "embed.html", "data.json", "figure.svg", "figure.png", "figure.pdf"}
    assert {name: entry["sha256"] for name, entry in listed.items()} == {
        name: checksum(snapshot.files[name]) for name in listed
    }
    assert snapshot.manifest["address"] == f"https://zhengtu.example{snapshot.path}"
    for name in ("figure.svg", "embed.html", "index.html"):
        assert snapshot.path in snapshot.files[name].decode()


def test_intact_and_signed_is_said_with_the_key(packed: bytes) -> None:
    found = verify(packed)
    assert (found.intact, found.signed_by) == (True, fingerprint(SIGNER.public))
    assert verify(packed, pem(SIGNER.public).decode()).intact


def test_another_s_key_is_not_the_trusted_one(packed: bytes) -> None:
    assert not verify(packed, pem(Signer.read(key(2)).public).decode()).intact


def test_unsigned_is_intact_and_never_trusted(library: Library) -> None:
    store = open_store(library)
    try:
        data = pack(freeze(store, VIEW, None))
    finally:
        store.close()
    found = verify(data)
    assert (found.intact, found.signed_by) == (True, None)
    assert not verify(data, pem(SIGNER.public).decode()).intact


def fails(data: bytes) -> bool:
    """Is it refused, or found to be not as it was?"""
    try:
        return not verify(data).intact
    except InvalidInput:
        return True


@given(st.data())
def test_one_changed_byte_is_found(packed: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(packed) - 1))
    bits = data.draw(st.integers(1, 255))
    assert fails(packed[:at] + bytes([packed[at] ^ bits]) + packed[at + 1 :])


@given(st.data())
def test_a_file_cut_short_or_made_longer_is_found(packed: bytes, data: st.DataObject) -> None:
    assert fails(packed[: data.draw(st.integers(0, len(packed) - 1))])
    assert fails(packed + data.draw(st.binary(min_size=1, max_size=40)))


def test_what_is_changed_is_named(snapshot: Snapshot) -> None:
    swapped = Snapshot({**snapshot.files, "figure.svg": b"<svg/>"})
    assert verify(pack(swapped)).broken == ("figure.svg",)
    added = Snapshot({**snapshot.files, "extra.html": b""})
    assert verify(pack(added)).broken == ("extra.html",)
    lost = Snapshot({name: data for name, data in snapshot.files.items() if name != "data.json"})
    assert verify(pack(lost)).broken == ("data.json",)


def test_a_signature_that_is_taken_away_is_missed(snapshot: Snapshot) -> None:
    bare = Snapshot({name: data for name, data in snapshot.files.items() if name != "signature.json"})
    assert verify(pack(bare)).broken == ("the signature",)


def test_what_is_no_snapshot_is_refused_in_words() -> None:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("figure.svg", "<svg/>")
    for data in (b"", b"PK", made.getvalue()):
        with pytest.raises(InvalidInput, match="snapshot"):
            unpack(data)


@pytest.mark.parametrize(
    "given_key", ["-----BEGIN PRIVATE KEY-----\nno\n-----END PRIVATE KEY-----", "/no/such/key.pem"]
)
def test_a_key_that_is_none_is_told_with_the_way_to_make_one(given_key: str) -> None:
    with pytest.raises(InvalidInput, match=r"key"):
        Signer.read(given_key)


def test_the_shelf_keeps_what_stands_on_it(snapshot: Snapshot, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    first = shelf.put(snapshot)
    again = shelf.put(Snapshot({**snapshot.files, "figure.svg": b"another"}))
    assert first.files == again.files == snapshot.files
    assert list(shelf) == [(snapshot.version, snapshot.id)]
    assert shelf.packed(snapshot.version, snapshot.id) == pack(snapshot)
    assert [path.name for path in (tmp_path / "snapshots" / snapshot.version).iterdir()] == [snapshot.id]


def test_damage_on_the_disk_is_found_before_it_is_shown(snapshot: Snapshot, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put(snapshot)
    place = tmp_path / "snapshots" / snapshot.version / snapshot.id
    whole = (place / "figure.png").read_bytes()
    for damage in (whole[:-1], b"", whole[:99] + b"!" + whole[100:]):
        (place / "figure.png").write_bytes(damage)
        with pytest.raises(LibraryDamaged, match=r"figure\.png"):
            shelf.get(snapshot.version, snapshot.id)
    (place / "manifest.json").unlink()
    with pytest.raises(LibraryDamaged, match=r"manifest\.json"):
        shelf.get(snapshot.version, snapshot.id)
    with pytest.raises(UnknownNode):
        shelf.get(snapshot.version, "0" * 16)


ELSEWHERE = """
import sys
from pathlib import Path
from graph.library import Library
from graph.signing import Signer
from graph.store import build, open_store
from loaders.bundled import BUNDLED
from viz.sealed import pack
from viz.snapshot import freeze
from viz.view import View
library = Library.open(Path("library"), layer=BUNDLED)
build(library)
store = open_store(library)
made = freeze(store, View(node="hydrogen-energy", depth=0), None, "https://zhengtu.example", Signer.read(sys.argv[1]))
Path("made.zip").write_bytes(pack(made))
store.close()
"""


def test_another_machine_makes_the_same_bytes(packed: bytes, tmp_path: Path) -> None:
    other = {"HOME": str(tmp_path), "TZ": "Asia/Shanghai", "LANG": "C", "PYTHONHASHSEED": "77", "PYTHONUTF8": "1"}
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    command = [sys.executable, "-c", ELSEWHERE, key()]
    subprocess.run(command, cwd=tmp_path, env=kept | other, check=True, timeout=120)
    assert (tmp_path / "made.zip").read_bytes() == packed
