"""When Git says no: what its own words mean, in English and in French, and the commands that help."""

import re
import unicodedata
from dataclasses import dataclass

from grader.wording.catalogue import N_
from grader.wording.submissions.ref_lines import JOIN

MOST_ASKED = 2_000
ENOUGH = 0.6
"""The share of a phrase's words that somebody has to type, or to paste among others."""

WORD = re.compile(r"[a-z0-9_.+-]{2,}")
HAND_IN = ("git add .", 'git commit -m "ma réponse"', "git push")


@dataclass(frozen=True)
class GitSays:
    """One situation.

    Attributes:
        name: Of its place on the page.
        phrases: Git's own words for it, or another program's.
        meaning: What happened, and what to do; an English text to translate.
        commands: Typed one by one, as they stand.
    """

    name: str
    phrases: tuple[str, ...]
    meaning: str
    commands: tuple[str, ...] = ()


SITUATIONS = (
    GitSays(
        "identity",
        (
            "Please tell me who you are",
            "Author identity unknown",
            "Veuillez me dire qui vous êtes",
            "Identité d'auteur inconnue",
        ),
        N_("Git signs each commit. Tell it your name and your address, once on each computer."),
        ('git config --global user.name "Ada Lovelace"', "git config --global user.email ada@example.org"),
    ),
    GitSays(
        "up-to-date",
        ("Everything up-to-date",),
        N_("Nothing new to send. Save your file in your editor (Ctrl+S), then commit it."),
        HAND_IN,
    ),
    GitSays(
        "nothing-to-commit",
        (
            "nothing to commit, working tree clean",
            "no changes added to commit",
            "nothing added to commit but untracked files present",
            "rien à valider, la copie de travail est propre",
            "aucune modification n'a été ajoutée à la validation",
            "aucune modification ajoutée à la validation mais des fichiers non suivis sont présents",
        ),
        N_("Git sees no change that you chose. Save your file in your editor (Ctrl+S), then add it."),
        HAND_IN,
    ),
    GitSays(
        "fetch-first",
        (
            "! [rejected] main -> main (fetch first)",
            "Updates were rejected because the remote contains work that you do not have locally",
            "Les mises à jour ont été rejetées car la branche distante contient du travail",
        ),
        N_(
            "You pushed from another computer. These commands bring both together. "
            "Where they differ, the lines of this computer stay."
        ),
        JOIN,
    ),
    GitSays(
        "non-fast-forward",
        (
            "! [rejected] main -> main (non-fast-forward)",
            "Updates were rejected because the tip of your current branch is behind its remote counterpart",
            "Les mises à jour ont été rejetées car la pointe de la branche courante est derrière son homologue distant",
            "pas en avance rapide",
        ),
        N_(
            "You changed a commit that was pushed already (amend, rebase, reset). Never use --force. "
            "These commands bring both together, and your newest lines stay."
        ),
        JOIN,
    ),
    GitSays(
        "divergent",
        (
            "Need to specify how to reconcile divergent branches",
            "Besoin de spécifier comment réconcilier des branches divergentes",
        ),
        N_("Git asks how to bring two histories together. These commands say how."),
        JOIN,
    ),
    GitSays(
        "unrelated",
        ("refusing to merge unrelated histories", "refus de fusionner des historiques sans relation"),
        N_("You made a new repository (git init) instead of a clone. These commands bring both together."),
        JOIN,
    ),
    GitSays(
        "conflict",
        (
            "CONFLICT (content): Merge conflict in",
            "Automatic merge failed; fix conflicts and then commit the result",
            "CONFLIT (contenu) : Conflit de fusion dans",
            "La fusion automatique a échoué ; réglez les conflits et validez le résultat",
        ),
        N_(
            "Both sides changed the same lines. Open the file, keep the right lines and delete the marks "
            "(<<<<<<<, =======, >>>>>>>). Then:"
        ),
        HAND_IN,
    ),
    GitSays(
        "merge-half-done",
        (
            "You have not concluded your merge (MERGE_HEAD exists)",
            "Committing is not possible because you have unmerged files",
            "Pulling is not possible because you have unmerged files",
            "All conflicts fixed but you are still merging",
            "Vous n'avez pas terminé votre fusion (MERGE_HEAD existe)",
            "Impossible de valider car vous avez des fichiers non fusionnés",
            "Impossible de tirer car vous avez des fichiers non fusionnés",
            "Tous les conflits sont réglés mais la fusion n'est pas terminée",
        ),
        N_("A merge is half done. Delete the marks of the conflict in your files, if there are any. Then:"),
        HAND_IN,
    ),
    GitSays(
        "rebase",
        (
            "interactive rebase in progress; onto",
            "It seems that there is already a rebase-merge directory",
            "rebasage interactif en cours ; sur",
            "Il semble qu'il y ait déjà un répertoire rebase-merge",
        ),
        N_("A rebase is half done. This brings you back to before it; your commits stay."),
        ("git rebase --abort",),
    ),
    GitSays(
        "overwritten",
        (
            "Your local changes to the following files would be overwritten by merge",
            "Vos modifications locales aux fichiers suivants seraient écrasées par la fusion",
        ),
        N_("You have changes that are in no commit yet. Commit them first, then go on."),
        ("git add .", 'git commit -m "ma réponse"', *JOIN),
    ),
    GitSays(
        "no-branch",
        (
            "You are not currently on a branch",
            "HEAD detached at",
            "Vous n'êtes actuellement sur aucune branche",
            "HEAD détachée sur",
        ),
        N_("You are looking at an old commit, outside of every branch. To hand in what you did, and come back:"),
        (*JOIN, "git switch main", "git pull --no-rebase"),
    ),
    GitSays(
        "no-upstream",
        ("The current branch has no upstream branch", "La branche courante n'a pas de branche amont"),
        N_("You are on another branch than “main”. Only “main” is tested. To hand in what you did:"),
        ("git push origin HEAD:main",),
    ),
    GitSays(
        "refspec",
        (
            "error: src refspec main does not match any",
            "le spécificateur de référence source main ne correspond à aucune référence",
        ),
        N_("Your branch has another name, or there is no commit yet. To hand in what you did:"),
        ("git add .", 'git commit -m "ma réponse"', "git push origin HEAD:main"),
    ),
    GitSays(
        "password",
        (
            "Authentication failed for",
            "could not read Username",
            "could not read Password",
            "Invalid username or password",
            "Échec d'authentification pour",
        ),
        N_(
            "Git wants your handle, then your token: your token, not your password. It starts with agr_. "
            "Nothing shows while you paste it. An old one no longer opens: make a new one on your account page."
        ),
        ("git push",),
    ),
    GitSays(
        "not-found",
        ("repository not found", "The requested URL returned error: 403", "dépôt non trouvé"),
        N_("This address is not yours, or has a typing error. Copy yours from the page of an exercise:"),
        ("git remote set-url origin ADRESSE",),
    ),
    GitSays(
        "no-remote",
        (
            "'origin' does not appear to be a git repository",
            "No configured push destination",
            "Pas de destination pour pousser",
        ),
        N_("This folder does not know where to push. Copy your address from the page of an exercise:"),
        ("git remote add origin ADRESSE", "git push origin HEAD:main"),
    ),
    GitSays(
        "no-repository",
        (
            "fatal: not a git repository (or any of the parent directories): .git",
            "ni ceci ni aucun de ses répertoires parents n'est un dépôt git",
        ),
        N_("Your terminal is in another folder. Go into the folder that you cloned (it has your handle as its name):"),
        ("cd IDENTIFIANT",),
    ),
    GitSays(
        "exists",
        (
            "destination path already exists and is not an empty directory",
            "le chemin de destination existe déjà et n'est pas un répertoire vide",
        ),
        N_("You have cloned already. Go into the folder:"),
        ("cd IDENTIFIANT",),
    ),
    GitSays(
        "server-away",
        (
            "Failed to connect to",
            "Could not resolve host",
            "The requested URL returned error: 502",
            "The requested URL returned error: 503",
            "unexpected disconnect while reading sideband packet",
            "the remote end hung up unexpectedly",
            "RPC failed",
            "l'hôte distant a fermé la connexion de manière inattendue",
        ),
        N_(
            "Our server does not answer: it restarts, or your network is away. Your commit is safe on your computer. "
            "Wait a minute, then push again. If what you pushed had arrived, it is tested all the same."
        ),
        ("git push",),
    ),
    GitSays(
        "pathspec",
        (
            "pathspec did not match any files",
            "le chemin ne correspond à aucun fichier",
            "le spécificateur de chemin ne correspond à aucun fichier connu de git",
        ),
        N_("There is no file of that name here. See where you are and what has changed:"),
        ("git status",),
    ),
    GitSays(
        "nested",
        (
            "adding embedded git repository",
            "You've added another git repository inside your current repository",
            "dépôt git embarqué ajouté",
        ),
        N_("A folder is a Git repository of its own, so its files are not sent. For the folder “bonjour”:"),
        ("git rm --cached -f bonjour", "rm -rf bonjour/.git", *HAND_IN),
    ),
    GitSays(
        "powershell",
        (
            "A parameter cannot be found that matches parameter name 'rf'",
            "Impossible de trouver un paramètre correspondant au nom « rf »",
        ),
        N_("In PowerShell, a folder is deleted in another way:"),
        ("rm -r -fo bonjour/.git",),
    ),
    GitSays(
        "lock",
        (
            "Unable to create '.git/index.lock': File exists",
            "Another git process seems to be running in this repository",
            "Il semble qu'un autre processus git est déjà lancé dans ce dépôt",
        ),
        N_("Another Git is at work, or was stopped halfway. Close your other windows. If that changes nothing:"),
        ("rm .git/index.lock",),
    ),
    GitSays(
        "editor",
        (
            "Please enter the commit message for your changes",
            "Veuillez saisir le message de validation pour vos modifications",
        ),
        N_("Git opened an editor (often Vim). Press Escape. Type the first line to leave, then give the message:"),
        (
            ":q!",
            'git commit -m "ma réponse"',
        ),
    ),
    GitSays(
        "line-ends",
        (
            "LF will be replaced by CRLF the next time Git touches it",
            "LF sera remplacé par CRLF la prochaine fois que Git le touche",
        ),
        N_("Windows ends lines in another way. It is no problem: go on."),
    ),
    GitSays(
        "owner",
        ("detected dubious ownership in repository", "propriétaire douteux détecté dans le dépôt"),
        N_("Another user of this computer made the folder. Type the command that Git shows below its message."),
    ),
    GitSays(
        "certificate",
        ("SSL certificate problem", "server certificate verification failed"),
        N_("Your computer does not trust our server's certificate. Show this message to your trainer."),
    ),
    GitSays(
        "no-git",
        ("git: command not found", "'git' n'est pas reconnu", "Le terme «git» n'est pas reconnu"),
        N_("Git is not installed, or your terminal was open before it was. Open a new terminal, then:"),
        ("git --version",),
    ),
    GitSays(
        "python",
        ("python3: command not found", "Python was not found", "Python est introuvable", "'python3' n'est pas reconnu"),
        N_("On Windows, Python is called “py”. For the file “bonjour.py”:"),
        ("py bonjour.py",),
    ),
    GitSays(
        "remote-rejected",
        (
            "! [remote rejected] main -> main",
            "failed to push some refs to",
            "impossible de pousser des références vers",
        ),
        N_("Our server did not take the push. The lines that start with “remote:” say why, and which commands help."),
    ),
)
"""The most frequent first."""


def found_by(query: str) -> tuple[GitSays, ...]:
    """Return the situations that a message of Git is about, the likeliest first; all of them for no query."""
    asked = _words(query[:MOST_ASKED])
    if not asked:
        return SITUATIONS
    likely = sorted(SITUATIONS, key=lambda one: -_share(one, asked))
    return tuple(one for one in likely if _share(one, asked) >= ENOUGH)


def _share(situation: GitSays, asked: frozenset[str]) -> float:
    """Return how much of a phrase is asked for, or of what is asked stands in a phrase, at best."""
    phrases = [_words(phrase) for phrase in situation.phrases]
    pasted = max(len(words & asked) / len(words) for words in phrases)
    typed = max(len(words & asked) / len(asked) for words in phrases)
    return max(pasted, typed)


def _words(text: str) -> frozenset[str]:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return frozenset(word.strip(".-") for word in WORD.findall(letters))
