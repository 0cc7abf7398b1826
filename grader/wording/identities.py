"""What people read of signing in by a provider of identities, and when it does not work."""

from grader.domain.errors import ProviderFault, Refused
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for

REFUSED = {
    "identity_state": N_(
        "This sign-in was finished already, or not begun in this browser. Begin again: nothing was changed."
    ),
    "identity_late": N_("This sign-in took longer than ten minutes. Begin again: nothing was changed."),
    "identity_denied": N_("You said no at %(provider)s, so nothing was changed. Your password works as before."),
    "identity_no_email": N_(
        "%(provider)s gives no e-mail address for you, so your account cannot be found by it. Sign in with your "
        "password, then link %(provider)s on “My account”. Or ask whoever leads your cohort for a link."
    ),
    "identity_unverified": N_(
        "%(provider)s has not verified your e-mail address yet. Verify it there, then try again. Or sign in with your "
        "password, and link %(provider)s on “My account”."
    ),
    "identity_two_people": N_(
        "Your e-mail addresses at %(provider)s belong to two accounts here, so nobody was signed in. Sign in with your "
        "password, then link %(provider)s on “My account”."
    ),
    "identity_other": N_(
        "Another account of the same provider is linked here already. Use that one, or let go of it first on "
        "“My account”."
    ),
    "identity_left": N_(
        "Your time in your cohort is over, so a new link is needed. Ask whoever led your cohort for one."
    ),
    "identity_unknown": N_(
        "Nobody here has the e-mail address that %(provider)s gives for you. Ask whoever leads your cohort for a link."
    ),
    "identity_taken": N_("This opens somebody else's account here already, so it was not linked to yours."),
    "identity_alone": N_(
        "Nothing else opens your account, so this stays. Ask whoever leads your cohort for a link: it lets you choose "
        "a password."
    ),
    "invitation_over": N_(
        "This invitation was already used, or it is too old. Ask whoever leads your cohort for a new one."
    ),
    "lti_platform": N_(
        "No learning platform of this address is known here. Tell whoever runs this site: its issuer and client id "
        "must stand in the settings."
    ),
    "lti_request": N_("%(provider)s did not say who you are. Open the link again from your course."),
    "provider": N_("There is no such way to sign in here. Choose one of these."),
}
NOBODY = {
    "identity_no_email": N_("It gives no e-mail address for you, so your account here cannot be found by it."),
    "identity_unverified": N_("It does not vouch for your e-mail address, so nobody's account opens by it."),
    "identity_two_people": N_("Your e-mail addresses there belong to two accounts here."),
    "identity_other": N_("The account that has your e-mail address is linked to somebody else there already."),
    "identity_left": N_("The account that has your e-mail address is of a cohort that is over for it."),
    "identity_unknown": N_("Nobody here has the e-mail address that it gives for you."),
}
"""Why somebody whom a learning platform launches is nobody here yet."""

OF_PROVIDERS = {
    ProviderFault.AWAY: N_(
        "%(provider)s does not answer just now. Sign in with your password, or try again in a minute."
    ),
    ProviderFault.DISCOVERY: N_(
        "%(provider)s is not set up as it should be. Tell whoever runs this site. Your password works as before."
    ),
    ProviderFault.ANSWER: N_(
        "%(provider)s did not confirm who you are. Begin again. If it stays so, tell whoever runs this site."
    ),
    ProviderFault.LATE: N_(
        "What %(provider)s confirmed is too old, or its clock differs from ours. Begin again. If it stays so, tell "
        "whoever runs this site."
    ),
    ProviderFault.ISSUER: N_(
        "The answer says that it comes from elsewhere than %(provider)s, so nobody was signed in. Tell whoever runs "
        "this site."
    ),
    ProviderFault.AUDIENCE: N_(
        "What %(provider)s confirmed was meant for another site, so nobody was signed in. Tell whoever runs this site."
    ),
    ProviderFault.SIGNATURE: N_(
        "What came from %(provider)s is not signed as it should be, so nobody was signed in. Tell whoever runs this "
        "site."
    ),
    ProviderFault.KEY: N_(
        "What came from %(provider)s is signed by a key that it does not publish, so nobody was signed in. Begin again "
        "in a minute. If it stays so, tell whoever runs this site."
    ),
    ProviderFault.NONCE: N_(
        "What %(provider)s confirmed belongs to another sign-in, so nobody was signed in. Begin again."
    ),
    ProviderFault.DEPLOYMENT: N_(
        "%(provider)s opens this site under a deployment that the settings do not name. Tell whoever runs this site."
    ),
}

TO_OPERATORS = {
    ProviderFault.AWAY: N_("it does not answer"),
    ProviderFault.DISCOVERY: N_("what it says of itself cannot be read, or leads to hosts that are not in hosts"),
    ProviderFault.ANSWER: N_("it refuses us (our secret may be over), or answers what cannot be read"),
    ProviderFault.LATE: N_("its clock and ours are apart"),
    ProviderFault.ISSUER: N_("it calls itself otherwise than our issuer says"),
    ProviderFault.AUDIENCE: N_("it signs for another client_id than ours"),
    ProviderFault.SIGNATURE: N_("it does not sign as it should"),
    ProviderFault.KEY: N_("its keys cannot be had, or do not fit what it signs"),
    ProviderFault.NONCE: N_("it signs for another sign-in than was asked for"),
    ProviderFault.DEPLOYMENT: N_("it launches us under a deployment that is not in deployments"),
}


def provider_fault_words(fault: ProviderFault, language: Language) -> str:
    """Return what an operator reads of why nobody comes in by a provider."""
    return gettext_for(language).gettext(TO_OPERATORS[fault])


def refused_sentence(refused: Refused, title: str, language: Language) -> str | None:
    """Return why nobody was signed in or linked; None where the code has no sentence here.

    Args:
        title: Of the provider.
    """
    source = REFUSED.get(refused.code)
    return None if source is None else gettext_for(language).gettext(source) % {"provider": title}


def nobody_sentence(code: str, language: Language) -> str:
    """Return why somebody who was launched is nobody here yet."""
    return gettext_for(language).gettext(NOBODY[code]) if code in NOBODY else ""


def fault_sentence(fault: ProviderFault, title: str, language: Language) -> str:
    """Return why nothing could be taken from a provider of this title."""
    return gettext_for(language).gettext(OF_PROVIDERS[fault]) % {"provider": title}
