"""The group of all commands, and the one place where errors become messages and exit codes."""

from __future__ import annotations

import errno
import importlib
import io
import os
import sys
import traceback
from typing import TextIO

import click

from translator import __version__
from translator.cli.reporting import say_error
from translator.errors import InputError, OutputError, TranslatorError, UsageError
from translator.errors.error_sentences import because

INTERRUPTED = 130
FAULT = 70
"""Exit code of a fault of ours (sysexits.h: EX_SOFTWARE)."""
_UNWRITABLE = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO))
"""What the system says when standard output is a file on a full or broken disk."""
_COMMANDS = {
    "translate": "Translate files and folders on this computer.",
    "export": "Write sentence pairs as TMX, TSV, JSON lines and more.",
    "convert": "Convert between Simplified and Traditional Chinese.",
    "align": "Pair the sentences of a text and its translation.",
    "segment": "Print a document's sentences as JSON lines.",
    "corpus": "Make a parallel corpus on all cores or many machines.",
    "lookup": "Look words up in the dictionary.",
    "check": "List what a person should look at in a translation.",
    "words": "Keep the words you know, learn and ignore.",
    "glossary": "Keep the terms that must be translated your way.",
    "corrections": "Take in what people corrected in another program.",
    "memory": "Look through the translation memory; TMX in and out.",
    "models": "Fetch, verify and carry over translation models.",
    "config": "Show and change the settings that count without an option.",
    "ui": "Open the reader in the browser.",
    "doctor": "Say what is missing and the command that mends it.",
}
"""Command → what it does; ``translator.cli.commands.<command>`` defines it by the same name."""


class _Commands(click.Group):
    """Loads a command's module only when it is asked for: ``--help`` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"translator.cli.commands.{cmd_name}")
        command: click.Command = getattr(module, cmd_name)
        _keep_lines(command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # Click would import every command for the first line of its help.
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


def _keep_lines(command: click.Command) -> None:
    """Give click the control character for each escaped one that a raw docstring holds."""
    command.help = (command.help or "").replace("\\b", "\b")
    for inner in getattr(command, "commands", {}).values():
        _keep_lines(inner)


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="duizhao")
def duizhao() -> None:
    r"""Read, translate and collect Chinese articles on your own computer.

    Results go to files or standard output, messages to standard error.

    \b
    Examples:
      duizhao models fetch                 once: a model and the dictionary
      duizhao translate article.md         writes article.en.md
      duizhao export article.md --as tmx   writes article.en.tmx
      duizhao ui                           opens the reader in the browser

    \b
    Exit codes: 0 all good; 1 done, but some pairs have errors a person should look at;
    2 usage; 3 input or output; 4 model; 130 interrupted (nothing is lost).
    """


_keep_lines(duizhao)


def main(arguments: list[str] | None = None) -> int:
    """Run a command.

    Args:
        arguments: Without the program's name; None: those of the process.

    Returns:
        The exit code.
    """
    streams = sys.stdout, sys.stderr
    try:
        _let_pass(sys.stdout)
        _require_words(sys.argv[1:] if arguments is None else arguments)
        result = duizhao.main(args=arguments, prog_name="duizhao", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()  # here, where a reader that went away or a full disk is no fault
    except TranslatorError as error:
        say_error(error.what, error.hint)
        return error.exit_code
    except click.ClickException as error:
        error.show(sys.stderr)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("Stopped. What is done is kept; the same command goes on from there.", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        return _nobody_reads()
    except SystemExit:
        if sys.stdout is streams[0]:
            raise
        # Click met the same, wrapped both streams, and would make a failure of it.
        sys.stdout, sys.stderr = streams
        return _nobody_reads()
    except OSError as error:
        if error.filename is not None:  # a place that the system refuses, whatever was wanted
            return _refused(error)
        if error.errno not in _UNWRITABLE:
            return _fault(error)
        # What a command prints line by line; files and documents have messages of their own.
        say_error(
            f"Standard output cannot be written: {error.strerror}.",
            "Make room, or send it somewhere else.",
        )
        return OutputError.exit_code
    except Exception as error:  # a fault of ours: no traceback for the reader, but a trace
        return _fault(error)
    return result if isinstance(result, int) else 0


def _let_pass(stream: TextIO | None) -> None:
    """Write what a stream's encoding lacks as its number; a message is no reason to fail."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")


def _require_words(words: list[str]) -> None:
    """Refuse arguments that no system could have handed over, and that no file can be called.

    Raises:
        UsageError: there is such a word.
    """
    for word in words:
        try:
            if "\0" not in word and os.fsencode(word) is not None:
                continue
        except UnicodeEncodeError:  # half a character; what is no UTF-8 is another matter
            pass
        raise UsageError("cli.no-word", word=word.encode("utf-8", "replace").decode())


def _refused(error: OSError) -> int:
    if os.environ.get("DUIZHAO_DEBUG"):
        traceback.print_exception(error)
    refused = InputError("file.refused", path=os.fsdecode(error.filename), why=because(error))
    say_error(refused.what, refused.hint)
    return refused.exit_code


def _nobody_reads() -> int:
    """End well: who read our output has enough (head, less), and nobody is left to tell."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _fault(error: Exception) -> int:
    if os.environ.get("DUIZHAO_DEBUG"):
        traceback.print_exception(error)
    say_error(
        f"Duizhao failed in a way nobody foresaw: {type(error).__name__}: {error}",
        "What was done is kept. Set DUIZHAO_DEBUG=1 for the details, and please report it.",
    )
    return FAULT
