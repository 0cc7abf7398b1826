"""A learning platform made with `lti1p3platform`, which nobody of ours wrote: one course, one link, one gradebook.

It is run by an interpreter of its own, as its packages are none of ours: see `tests/lti/real_platform.py`.
"""

import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from lti1p3platform.ltiplatform import LTI1P3PlatformConfAbstract
from lti1p3platform.membership import Context
from lti1p3platform.message_launch import LTIAdvantageMessageLaunchAbstract
from lti1p3platform.oidc_login import OIDCLoginAbstract
from lti1p3platform.registration import Registration
from lti1p3platform.request import Request
from lti1p3platform.score import UpdateScoreStatus
from lti1p3platform.service_connector import AssignmentsGradesService, NamesRoleProvisioningService

HERE, TOOL = f"http://127.0.0.1:{os.environ['PORT']}", os.environ["TOOL"]
ROLE = "http://purl.imsglobal.org/vocab/lis/v2/membership#"
PEOPLE = {
    "17": ("Ada B.", "ada@example.org", "Learner"),
    "18": ("Zoé Martin", "zoe@example.org", "Learner"),
    "5": ("Paul", "paul@example.org", "Instructor"),
}
GRADES = {}
LINK = {"exercise": os.environ["EXERCISE"]}

_key = rsa.generate_private_key(public_exponent=65_537, key_size=2_048)
PRIVATE = _key.private_bytes(
    serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
).decode()
PUBLIC = (
    _key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo).decode()
)


class Config(LTI1P3PlatformConfAbstract):
    def init_platform_config(self, **kwargs):
        made = Registration().set_iss(HERE).set_client_id("grader").set_deployment_id("1")
        made.set_launch_url(f"{TOOL}/").set_oidc_login_url(f"{TOOL}/lti/login")
        made.set_deeplink_launch_url(f"{TOOL}/").set_tool_key_set_url(f"{TOOL}/lti/keys")
        made.set_platform_public_key(PUBLIC).set_platform_private_key(PRIVATE)
        self._registration = made

    def get_registration_by_params(self, **kwargs):
        return self._registration


class Asked(Request):
    def build_metadata(self, request):
        parts = urlsplit(request.path)
        held = request.rfile.read(int(request.headers.get("Content-Length") or 0)).decode()
        is_json = "json" in (request.headers.get("Content-Type") or "")
        return {
            "method": request.command,
            "form_data": {} if is_json else {name: values[0] for name, values in parse_qs(held).items()},
            "get_data": {name: values[0] for name, values in parse_qs(parts.query).items()},
            "headers": request.headers,
            "content_type": request.headers.get("Content-Type"),
            "path": parts.path,
            "json": json.loads(held) if is_json and held else None,
        }


class Login(OIDCLoginAbstract):
    def set_lti_message_hint(self, **kwargs):
        self._lti_message_hint = kwargs["hint"]

    def get_redirect(self, url):
        return url


class Launch(LTIAdvantageMessageLaunchAbstract):
    def prepare_launch(self, preflight_response):
        number = preflight_response["login_hint"]
        name, email, role = PEOPLE[number]
        self.set_user_data(number, [f"{ROLE}{role}"], full_name=name, email_address=email)
        self.set_resource_link_claim("link-3", title="Bonjour")
        self.set_launch_context_claim("42", ["CourseSection"], "Développement web", "DW")
        self.set_nrps(f"{HERE}/members")
        if preflight_response["lti_message_hint"] == "pick":
            self.set_dl(f"{HERE}/chosen", accept_types={"ltiResourceLink"})
        else:
            self.set_ags(f"{HERE}/lineitems", f"{HERE}/lineitems/3")
            self.set_custom_parameters_claim(LINK)

    def render_launch_form(self, launch_data, **kwargs):
        fields = "".join(
            f'<input type="hidden" name="{name}" value="{launch_data[name]}">' for name in ("id_token", "state")
        )
        return f'<form method="post" action="{launch_data["launch_url"]}">{fields}<button>Go</button></form>'


class Grades(AssignmentsGradesService):
    find_lineitems = find_lineitem = create_lineitem = update_lineitem = delete_lineitem = get_results = None

    def update_score(self, line_item_id, score):
        GRADES[score["userId"]] = score
        return UpdateScoreStatus.SUCCESS


class Members(NamesRoleProvisioningService):
    def get_member_data_page(self, page=1, limit=None, role=None, since=None, **_):
        listed = [
            {"user_id": number, "name": name, "email": email, "roles": [f"{ROLE}{said}"]}
            for number, (name, email, said) in PEOPLE.items()
        ]
        return {"content": listed, "has_next": False}

    def get_context_by_id(self):
        return Context("42", "DW", "Développement web")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        asked, config = Asked(self), Config()
        if asked.path == "/begin":  # somebody presses a link of their course
            login = Login(asked, config)
            login.set_lti_message_hint(hint=asked.get_data.get("hint", "link"))
            self._answer(b"", {"Location": login.initiate_login(asked.get_data["who"])}, 302)
        elif asked.path == "/auth":
            page = Launch(asked, config).lti_launch()
            script = "<script>document.forms[0].submit()</script>"
            self._answer(f"<!doctype html><title>Moodle</title>{page}{script}".encode(), {"Content-Type": "text/html"})
        elif asked.path == "/jwks":
            self._json(config.get_jwks())
        elif asked.path == "/members":
            found = Members(asked, config, f"{HERE}/members").handle_get_members()
            self._json(found.result, found.code)
        elif asked.path == "/grades":
            self._json(GRADES)
        else:
            self._json({}, 404)

    def do_POST(self):
        asked, config = Asked(self), Config()
        if asked.path == "/token":
            self._json(config.get_access_token(asked.form_data))
        elif asked.path == "/lineitems/3/scores":
            found = Grades(asked, config, f"{HERE}/lineitems", f"{HERE}/lineitems/3").handle_update_score("3")
            self._json({}, found.code)
        elif asked.path == "/chosen":
            (item,) = config.validate_deeplinking_resp(asked.form_data)
            LINK.update(item["custom"])
            self._answer(f"<title>Kept: {item['title']}</title>".encode(), {"Content-Type": "text/html"})
        else:
            self._json({}, 404)

    def log_message(self, *said):
        pass

    def _json(self, document, status=200):
        self._answer(json.dumps(document).encode(), {"Content-Type": "application/json"}, status)

    def _answer(self, body, headers, status=200):
        self.send_response(status)
        for name, value in (headers | {"Content-Length": str(len(body))}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler)
    print("listening", flush=True)
    server.serve_forever()
