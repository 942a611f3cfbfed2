"""Ed25519 signatures: made with a key of one's own, checked by anyone who has the public half (RFC 8032)."""

from base64 import b64decode, b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from graph.errors import InvalidInput

ALGORITHM = "Ed25519"
HOW = "make one with: openssl genpkey -algorithm ed25519 -out key.pem"


class Signer:
    """A private key that signs."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self.public = key.public_key()

    @classmethod
    def read(cls, given: str) -> "Signer":
        """From a PEM, or the path of a file that holds one."""
        try:
            key = load_pem_private_key(_pem(given), password=None)
        except (ValueError, TypeError, UnsupportedAlgorithm) as error:
            raise InvalidInput(f"the signing key is not an unencrypted private key in PEM form; {HOW}") from error
        if not isinstance(key, Ed25519PrivateKey):
            raise InvalidInput(f"the signing key is not an Ed25519 key; {HOW}")
        return cls(key)

    def sign(self, data: bytes) -> dict[str, str]:
        """The signature with the public key it is checked by."""
        return {
            "algorithm": ALGORITHM,
            "public_key": b64encode(raw(self.public)).decode(),
            "signature": b64encode(self._key.sign(data)).decode(),
        }


def signed_by(data: bytes, said: dict[str, Any]) -> Ed25519PublicKey | None:
    """The key that signed exactly these bytes; none where the signature does not hold."""
    try:
        key = Ed25519PublicKey.from_public_bytes(b64decode(said["public_key"], validate=True))
        key.verify(b64decode(said["signature"], validate=True), data)
    except (KeyError, TypeError, ValueError, InvalidSignature):
        return None
    return key if said.get("algorithm") == ALGORITHM else None


def public_key(given: str) -> Ed25519PublicKey:
    """A public key from a PEM, or the path of a file that holds one."""
    try:
        key = load_pem_public_key(_pem(given))
    except (ValueError, UnsupportedAlgorithm) as error:
        raise InvalidInput("the trusted key is not a public key in PEM form; a server's is at /s/key") from error
    if not isinstance(key, Ed25519PublicKey):
        raise InvalidInput("the trusted key is not an Ed25519 key")
    return key


def pem(key: Ed25519PublicKey) -> bytes:
    """A public key as others' tools read it."""
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def raw(key: Ed25519PublicKey) -> bytes:
    """The 32 bytes of a public key."""
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)


def fingerprint(key: Ed25519PublicKey) -> str:
    """A public key in a form that can be read aloud: 16 hex digits of the SHA-256 of its 32 bytes."""
    return sha256(raw(key)).hexdigest()[:16]


def _pem(given: str) -> bytes:
    if given.lstrip().startswith("-----BEGIN"):
        return given.encode()
    try:
        return Path(given).read_bytes()
    except OSError as error:
        raise InvalidInput(f"cannot read the key {given}: {error.strerror}") from error
