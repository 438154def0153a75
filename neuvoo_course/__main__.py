"""The command `neuvoo`: one thin command a file in `commands/`, each loaded only when it is called."""

from __future__ import annotations

from importlib import import_module

import click

from . import __version__

COMMANDS = {
    "new": "Start a small course that builds at once.",
    "new-region": "Start a region's own folder, with a text to begin with for each slot.",
    "check": "Look for problems in a course; write nothing.",
    "build": "Build packages for regions.",
    "regions": "List the regions, and what each has of its own.",
    "mv": "Rename a page or module, keeping learners' progress.",
    "scormify": "Make a SCORM package of any folder of pages.",
    "schemas": "Write the schemas of the settings files, for editors.",
}
"""Name → the line `neuvoo --help` shows for it."""


class _Commands(click.Group):
    """Commands found by name: a module of `commands/` is imported when its command runs."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        command = getattr(import_module(f"{__package__}.commands.{name}"), name)
        assert isinstance(command, click.Command)  # noqa: S101 - each file defines its command under its own name
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands)
@click.version_option(__version__, prog_name="neuvoo")
def main() -> None:
    """Build one course, written as text files, into packages for any municipality's learning platform.

    Messages are in Finnish, Swedish or English: set NEUVOO_LANGUAGE=fi, sv or en.
    """


if __name__ == "__main__":
    main()
