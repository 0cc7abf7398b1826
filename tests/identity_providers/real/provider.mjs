// A certified provider of OpenID Connect (github.com/panva/node-oidc-provider), with its own pages for signing in.
import { Provider } from "oidc-provider";

const { PORT, CLIENT, SECRET, BACK, AFTER } = process.env;
const provider = new Provider(`http://127.0.0.1:${PORT}`, {
  clients: [
    { client_id: CLIENT, client_secret: SECRET, redirect_uris: [BACK], post_logout_redirect_uris: [AFTER] },
  ],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "preferred_username"] },
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({
      sub: id,
      email: `${id}@example.org`,
      email_verified: id !== "unverified",
      name: id,
      preferred_username: id,
    }),
  }),
});
provider.listen(Number(PORT), "127.0.0.1", () => console.log("listening"));
