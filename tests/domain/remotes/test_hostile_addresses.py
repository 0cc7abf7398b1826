"""Two hundred addresses that lead elsewhere than to a repository of a forge that was named: none passes for one."""

from itertools import chain

import pytest

from grader.domain.errors import NotValid
from grader.domain.remotes.address import remote_address
from grader.domain.remotes.forge import KNOWN

HOSTS = (
    *(
        "127.0.0.1",
        "127.1",
        "0177.0.0.1",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0",
        "0.0.0.0",
        "[::1]",
        "[::]",
        "[::ffff:7f00:1]",
    ),
    *("[fd00::1]", "[fe80::1%25eth0]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "10.0.0.1", "172.16.0.1", "192.168.1.1"),
    *(
        "169.254.169.254",
        "100.100.100.200",
        "[fd00:ec2::254]",
        "metadata.google.internal",
        "metadata",
        "redis",
        "postgres",
    ),
    *(
        "localhost",
        "localhost.",
        "localhost.localdomain",
        "github.com.",
        "github.com..",
        ".github.com",
        "git.github.com",
    ),
    *(
        "github.com.evil.example",
        "evil-github.com",
        "githubcom",
        "github.co",
        "github.com%00.evil.example",
        "github.com%2f@evil.example",
    ),
    *(
        "github\u3002com",
        "g\u0131thub.com",
        "\uff47\uff49\uff54\uff48\uff55\uff42.com",
        "g\u0456thub.com",
        "xn--gthub-n4a.com",
        "github.com\u200b",
        "github\u00ad.com",
        "github.c\u043em",
    ),
    *(
        "github.com:0",
        "github.com:22",
        "github.com:80",
        "github.com:8443",
        "github.com:65536",
        "github.com:-1",
        "github.com:443:443",
        "github.com:\uff14\uff14\uff13",
    ),
    *(
        "github.com@evil.example",
        "evil.example:443@github.com",
        "ada@github.com",
        ":@github.com",
        "@github.com",
        "ada:secret@github.com",
    ),
    *(
        "evil.example#@github.com",
        "evil.example?@github.com",
        "evil.example\\@github.com",
        "evil.example;@github.com",
        "evil.example%40github.com",
    ),
    *(
        "github.com\\evil.example",
        "github.com evil.example",
        "github.com\tevil.example",
        "github.com\r\nHost: evil.example",
        "github.com,evil.example",
        "*.com",
        "",
        " ",
        "-",
        "$(id).example",
        "`id`",
        "1.1.1.1.nip.io",
        "127.0.0.1.nip.io",
        "rebind.example",
    ),
)
WHOLE = (
    *(
        "file:///etc/passwd",
        "file://github.com/etc/passwd",
        "/etc/passwd",
        "../../etc/passwd",
        "C:\\repo",
        "\\\\host\\share",
    ),
    *(
        "ext::sh -c id",
        "fd::17/foo",
        "transport::https://github.com/ada/x",
        "http::https://github.com/ada/x",
        "--upload-pack=id",
        "-c core.sshCommand=id",
    ),
    *(
        "http://github.com/ada/x",
        "git://github.com/ada/x",
        "ftp://github.com/ada/x",
        "ssh://github.com/ada/x",
        "ssh://ada@github.com/ada/x",
    ),
    *(
        "ssh://-oProxyCommand=id/ada/x",
        "ssh://git@-oProxyCommand=id/ada/x",
        "git@-oProxyCommand=id:ada/x",
        "git@127.0.0.1:ada/x",
        "git@localhost:ada/x",
    ),
    *(
        "javascript:alert(1)",
        "data:text/plain,x",
        "dict://github.com/a/b",
        "gopher://github.com/a/b",
        "ldap://github.com/a/b",
        "jar:https://github.com/a/b",
        "view-source:https://github.com/ada/x",
    ),
    *(
        "https:github.com/ada/x",
        "https:/github.com/ada/x",
        "https:///github.com/ada/x",
        "//github.com/ada/x",
        "://github.com/ada/x",
        "https//github.com/ada/x",
        "\x00https://github.com/ada/x",
        "https\u200b://github.com/ada/x",
    ),
)
PATHS = (
    *(
        "",
        "ada",
        "ada/",
        "/",
        "..",
        "../x",
        "ada/..",
        "ada/../x",
        "ada/x/../../y",
        "%2e%2e/x",
        "ada/%2e%2e/x",
        "ada/%2E%2E",
        "ada/x%00",
        "ada/x%0a",
    ),
    *(
        "-x/y",
        "ada/-x",
        "--upload-pack=id/x",
        "ada/--x",
        ".git/config",
        "ada/.git",
        "./ada/x",
        "ada/./x",
        "ada//x/..",
        "a/b/c/d/e/f/g",
    ),
    *(
        "ada/x y",
        "ada/x;id",
        "ada/x|id",
        "ada/$(id)",
        "ada/`id`",
        "ada/x&y",
        "ada/x'",
        'ada/x"',
        "ada/<x>",
        "ada/x\\y",
        "ada/x\ty",
        "ada/x\ny",
        "ada/x\u202egit",
        "ada/é",
        "ada/\u0000",
        "ada/\ud800",
    ),
    *("ada/" + "x" * 400, "x" * 5_000, "ada/x@{u}", "ada/x^", "ada/x~1", "ada/x:y", "ada/*", "ada/[x]"),
)
HOSTILE = (
    *WHOLE,
    *(f"https://{host}/ada/exercices" for host in HOSTS),
    *chain.from_iterable((f"https://github.com/{path}", f"git@github.com:{path}") for path in PATHS),
)


@pytest.mark.parametrize("pasted", HOSTILE, ids=map(ascii, range(len(HOSTILE))))
def test_what_leads_elsewhere_is_refused(pasted: str) -> None:
    with pytest.raises(NotValid, match=r"remote_address|remote_host"):
        remote_address(pasted, KNOWN)


def test_they_are_two_hundred() -> None:
    assert len(set(HOSTILE)) > 200
