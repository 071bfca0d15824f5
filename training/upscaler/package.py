"""The npm package that the upscaler is rebuilt from, unpacked into the ignored cache."""

import subprocess
import tarfile
from pathlib import Path

from ..refused import Refused

PACKAGE = "@upscalerjs/esrgan-{size}"
VERSION = "1.0.0"
SIZES = ("slim", "medium", "thick")
CACHE = Path(__file__).parents[1] / ".cache" / "esrgan"


class MissingPackage(Refused, RuntimeError):
    """The package is not there and cannot be had; the message names the remedy."""


def fetch(size: str, cache: Path = CACHE) -> Path:
    """The package's folder, unpacked with `npm pack` where it is not there yet."""
    folder = cache / size / "package"
    if (folder / "package.json").is_file():
        return folder
    name = f"{PACKAGE.format(size=size)}@{VERSION}"
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = subprocess.run(["npm", "pack", name, "--silent"], cwd=folder.parent, check=True, capture_output=True, text=True)
        with tarfile.open(folder.parent / made.stdout.split()[-1]) as archive:
            archive.extractall(folder.parent, filter="data")
    except (OSError, subprocess.CalledProcessError, tarfile.TarError, IndexError) as cause:
        raise MissingPackage(f"could not unpack {name}; check that npm works and reaches a registry, or place the package in {folder}") from cause
    if not (folder / "package.json").is_file():
        raise MissingPackage(f"{name} unpacked to something else than {folder}; delete {folder.parent} and run again")
    return folder
