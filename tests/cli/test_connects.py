"""A whole session under strace: nothing is reached but this computer itself.

The tests elsewhere refuse connections that Python makes; this one also sees those of the
libraries in C, and of child processes. ``make strace`` runs it alone.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.entering import entered
from tests.connects import outward, record, traced

needs_strace = pytest.mark.skipif(
    shutil.which("strace") is None, reason="strace is not installed (apt-get install strace)"
)
TEXT = "# 早市\n\n天还没有亮，街上已经很热闹了。他每天三点起床。\n"
CEDICT = "# CC-CEDICT\n早市 早市 [zao3 shi4] /morning market/\n天氣 天气 [tian1 qi4] /weather/\n"


@pytest.mark.parametrize(
    ("line", "leaves"),
    [
        ('7 connect(3, {sa_family=AF_UNIX, sun_path="/tmp/llama.sock"}, 110) = 0', False),
        ('7 connect(3, {sa_family=AF_INET, sin_port=htons(8501), '
         'sin_addr=inet_addr("127.0.0.1")}, 16) = 0', False),
        ('7 connect(3, {sa_family=AF_INET6, sin6_port=htons(1), sin6_flowinfo=htonl(0), '
         'inet_pton(AF_INET6, "::1", &sin6_addr), sin6_scope_id=0}, 28) = 0', False),
        ('7 connect(3, {sa_family=AF_INET6, sin6_port=htons(1), sin6_flowinfo=htonl(0), '
         'inet_pton(AF_INET6, "::ffff:127.0.0.1", &sin6_addr), sin6_scope_id=0}, 28) = 0', False),
        ("7 sendto(3, ..., 20, 0, {sa_family=AF_NETLINK, nl_pid=0, nl_groups=00000000}, 12) = 20",
         False),
        ("7 sendto(3, ..., 20, 0, NULL, 0) = 20", False),
        ("7 +++ exited with 0 +++", False),
        ('7 connect(3, {sa_family=AF_INET, sin_port=htons(80), '
         'sin_addr=inet_addr("192.0.2.1")}, 16 <unfinished ...>', True),
        ('7 connect(3, {sa_family=AF_INET6, sin6_port=htons(1), sin6_flowinfo=htonl(0), '
         'inet_pton(AF_INET6, "2001:db8::1", &sin6_addr), sin6_scope_id=0}, 28) = -1', True),
        ('7 sendto(3, ..., 30, MSG_NOSIGNAL, {sa_family=AF_INET, sin_port=htons(53), '
         'sin_addr=inet_addr("192.0.2.53")}, 16) = 30', True),
        ('7 sendmsg(3, {msg_name={sa_family=AF_INET, sin_port=htons(443), '
         'sin_addr=inet_addr("192.0.2.9")}, msg_namelen=16}, 0) = 9', True),
        ('connect(3, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("0.0.0.0")}, 16)',
         True),
        ("7 connect(3, {sa_family=AF_VSOCK, svm_cid=0x2, svm_port=0x1}, 16) = 0", True),
    ],
)  # fmt: skip
def test_what_leaves_this_computer_is_told_from_what_stays(line: str, leaves: bool) -> None:
    assert outward([line]) == ([line] if leaves else [])


@needs_strace
@pytest.mark.strace
def test_a_connection_that_sends_nothing_is_seen(tmp_path: Path) -> None:
    # UDP: to connect names the address and sends no packet. 192.0.2.0/24 is nobody's (RFC 5737).
    code = (
        "import socket, subprocess, sys\n"
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('192.0.2.1', 9))\n"
    )
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {code!r}])"
    log = tmp_path / "log"
    subprocess.run(traced(log, sys.executable, "-c", child), check=True, stderr=subprocess.PIPE)
    assert len(outward(record(log))) == 1


@needs_strace
@pytest.mark.strace
def test_the_commands_reach_nobody(tmp_path: Path, own_home: Path) -> None:
    article, words = tmp_path / "早市.md", tmp_path / "cedict.txt"
    article.write_text(TEXT, encoding="utf-8")
    words.write_text(CEDICT, encoding="utf-8")
    for number, command in enumerate(
        (
            ("models", "import", words),
            ("lookup", "早市"),
            ("translate", article, "--model", "echo", "--from", "zh", "-o", tmp_path / "a.md"),
            ("export", article, "--as", "tmx,html", "--model", "echo", "-o", tmp_path / "pairs"),
            ("convert", article, "--to", "zh-Hant", "-o", tmp_path / "t.md"),
            ("segment", article, "--words"),
            ("memory", "export", tmp_path / "memory.tmx"),
            ("doctor",),
        )
    ):
        log = tmp_path / f"log{number}"
        program = (sys.executable, "-m", "translator", *map(str, command))
        done = subprocess.run(traced(log, *program), capture_output=True, check=False)
        # The doctor ends with 4 where something is missing, here a model.
        assert done.returncode == (4 if command == ("doctor",) else 0), done.stderr.decode()
        assert (command, outward(record(log))) == (command, [])


@needs_strace
@pytest.mark.strace
def test_the_reader_reaches_nobody(tmp_path: Path, own_home: Path) -> None:
    log = tmp_path / "log"
    program = traced(log, sys.executable, "-m", "translator", "ui", "--no-browser")
    with subprocess.Popen(
        program, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as reader:
        assert reader.stdout is not None
        lines = []
        try:
            for line in reader.stdout:
                lines.append(line)
                if "server started" in line:
                    break
            assert entered(lines)  # one request, with the token
        finally:
            reader.send_signal(signal.SIGINT)
            reader.stdout.read()  # until strace has ended, too
    assert outward(record(log)) == []
