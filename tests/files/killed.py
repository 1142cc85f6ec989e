"""Writing that is killed, in a process of its own, before each step that it takes on the disk.

Called with a folder: for step after step it forks a writer, which kills itself there, and prints
what is then under the target's name, until a writer gets through.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from standoff.files.whole import place_to_write, write_file

OLD, NEW = "old\n", "new\n" * 5
STEPS = ("open", "tempfile.", "os.", "shutil.", "fcntl.")


class _Killer:
    """Kills this process before the step of a number."""

    def __init__(self, step: int) -> None:
        self.left = step

    def __call__(self, event: str, _arguments: object) -> None:
        if event.startswith(STEPS):
            self.step()

    def step(self) -> None:
        if not self.left:
            signal.raise_signal(signal.SIGKILL)
        self.left -= 1


def _file(target: Path, killer: _Killer) -> None:
    def parts() -> Iterator[str]:
        for _ in range(5):
            yield "new\n"
            killer.step()

    write_file(str(target), parts(), force=target.exists())


def _folder(target: Path, _killer: _Killer) -> None:
    with place_to_write(str(target), force=False) as folder:
        folder.mkdir()
        for name in ("a", "b"):
            (folder / name).write_text(NEW, encoding="utf-8")


def _survives(write: Callable[[Path, _Killer], None], target: Path, step: int) -> bool:
    child = os.fork()
    if not child:
        try:
            killer = _Killer(step)
            sys.addaudithook(killer)
            write(target, killer)
            os._exit(0)
        finally:
            os._exit(1)
    return os.waitpid(child, 0)[1] == 0


def _shown(target: Path) -> str:
    if target.is_dir():
        return "+".join(f"{each.name}={_shown(each)}" for each in sorted(target.iterdir()))
    if not target.exists():
        return "nothing"
    return {OLD: "old", NEW: "new"}.get(target.read_text(encoding="utf-8"), "half")


def _tried(write: Callable[[Path, _Killer], None], target: Path, *, old: bool) -> Iterator[str]:
    for step in range(200):
        if target.is_dir():
            shutil.rmtree(target)
        target.unlink(missing_ok=True)
        if old:
            target.write_text(OLD, encoding="utf-8")
        survived = _survives(write, target, step)
        yield _shown(target)
        left = [each.name for each in target.parent.iterdir() if each != target]
        if len(left) > 1 or (survived and left):
            yield f"left {left}"
        if survived:
            return


def main(folder: Path) -> None:
    """Print a line for each way of writing: what stood there after each kill."""
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    for name, write, old in (("new", _file, False), ("over", _file, True), ("all", _folder, False)):
        print(name, *_tried(write, folder / "target", old=old))  # noqa: T201
        shutil.rmtree(folder)
        folder.mkdir()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
