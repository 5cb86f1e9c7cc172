"""An FTP server of the tests, told by JSON: prints its port, then serves a folder until it is ended."""
import json, os, sys
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler, TLS_FTPHandler
from pyftpdlib.servers import FTPServer

told = json.loads(sys.argv[1])


class Rules:
    """Answers that a test asks for, by the command: they are read anew each time."""

    def pre_process_command(self, line, cmd, arg):
        try:
            with open(told["rules"]) as file:
                rules = json.load(file)
        except OSError:
            rules = {}
        if cmd in rules:
            self.respond(rules[cmd])
        else:
            super().pre_process_command(line, cmd, arg)


class Plain(Rules, FTPHandler):
    pass


class Explicit(Rules, TLS_FTPHandler):
    tls_control_required = True
    tls_data_required = True


class Implicit(Explicit):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)

    def handle(self):
        self.secure_connection(self.ssl_context)

    def handle_ssl_established(self):
        FTPHandler.handle(self)

    def ftp_AUTH(self, arg):
        self.respond("550 not supported")


handler = {"plain": Plain, "explicit": Explicit, "implicit": Implicit}[told["tls"]]
authorizer = DummyAuthorizer()
authorizer.add_user("facteur", "right", told["folder"], perm=told["perm"])
handler.authorizer = authorizer
handler.use_sendfile = False
if told["tls"] != "plain":
    handler.certfile = told["cert"]
    handler.keyfile = told["key"]
if told.get("masquerade"):
    handler.masquerade_address = told["masquerade"]
server = FTPServer(("127.0.0.1", told["port"]), handler)
print(server.address[1], flush=True)
server.serve_forever(handle_exit=False)
