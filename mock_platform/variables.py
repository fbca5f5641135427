"""The environment variables of this project, all of them; docs/sandbox.md has the same table."""

VARIABLES = {
    "YSS_ALL_SCENARIOS": "`make test`: 1 walks every scenario with both drivers, not only a choice of them",
    "YSS_BROWSER": "the browser to drive, instead of the one that is found",
    "YSS_CONTROL_TOKEN": "the control plane's token: what `yss serve` wants, and what the other commands send",
    "YSS_DATABASE": "`yss serve`: SQLite file to keep the sandboxes in",
    "YSS_EDITION": "`yss serve`: edition of the guide",
    "YSS_GUIDE_TEXTS": "`make test`: a folder with the published texts, `<edition>.txt`, to hold against the registry",
    "YSS_HOST": "`yss serve`: address to listen on",
    "YSS_PORT": "`yss serve`: port to listen on",
    "YSS_SANDBOX": "the sandbox that `yss clock`, `fault`, `journal` and so on mean",
    "YSS_SEED": "`yss serve`: decides who the people of the sandbox `default` are",
    "YSS_SERVER": "the platform that `yss sandbox`, `clock`, `fault` and so on mean",
    "YSS_SITE": "`make guide`: the folder of the site to look through",
    "YSS_STRICT": "`yss serve`: 1 refuses what names no sandbox",
}
