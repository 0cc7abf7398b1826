"""What Git, and what is around it on a learner's computer, says of keys, addresses, folders and programs."""

from grader.wording.catalogue import N_
from grader.wording.submissions.git_situation import HAND_IN, GitSituation

OF_COMPUTERS = (
    GitSituation(
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
    GitSituation(
        "not-found",
        ("repository not found", "The requested URL returned error: 403", "dépôt non trouvé"),
        N_("This address is not yours, or has a typing error. Copy yours from the page of an exercise:"),
        ("git remote set-url origin ADRESSE",),
    ),
    GitSituation(
        "no-remote",
        (
            "'origin' does not appear to be a git repository",
            "No configured push destination",
            "Pas de destination pour pousser",
        ),
        N_("This folder does not know where to push. Copy your address from the page of an exercise:"),
        ("git remote add origin ADRESSE", "git push origin HEAD:main"),
    ),
    GitSituation(
        "no-repository",
        (
            "fatal: not a git repository (or any of the parent directories): .git",
            "ni ceci ni aucun de ses répertoires parents n'est un dépôt git",
        ),
        N_("Your terminal is in another folder. Go into the folder that you cloned (it has your handle as its name):"),
        ("cd IDENTIFIANT",),
    ),
    GitSituation(
        "exists",
        (
            "destination path already exists and is not an empty directory",
            "le chemin de destination existe déjà et n'est pas un répertoire vide",
        ),
        N_("You have cloned already. Go into the folder:"),
        ("cd IDENTIFIANT",),
    ),
    GitSituation(
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
    GitSituation(
        "pathspec",
        (
            "pathspec did not match any files",
            "le chemin ne correspond à aucun fichier",
            "le spécificateur de chemin ne correspond à aucun fichier connu de git",
        ),
        N_("There is no file of that name here. See where you are and what has changed:"),
        ("git status",),
    ),
    GitSituation(
        "nested",
        (
            "adding embedded git repository",
            "You've added another git repository inside your current repository",
            "dépôt git embarqué ajouté",
        ),
        N_("A folder is a Git repository of its own, so its files are not sent. For the folder “bonjour”:"),
        ("git rm --cached -f bonjour", "rm -rf bonjour/.git", *HAND_IN),
    ),
    GitSituation(
        "powershell",
        (
            "A parameter cannot be found that matches parameter name 'rf'",
            "Impossible de trouver un paramètre correspondant au nom « rf »",
        ),
        N_("In PowerShell, a folder is deleted in another way:"),
        ("rm -r -fo bonjour/.git",),
    ),
    GitSituation(
        "lock",
        (
            "Unable to create '.git/index.lock': File exists",
            "Another git process seems to be running in this repository",
            "Il semble qu'un autre processus git est déjà lancé dans ce dépôt",
        ),
        N_("Another Git is at work, or was stopped halfway. Close your other windows. If that changes nothing:"),
        ("rm .git/index.lock",),
    ),
    GitSituation(
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
    GitSituation(
        "line-ends",
        (
            "LF will be replaced by CRLF the next time Git touches it",
            "LF sera remplacé par CRLF la prochaine fois que Git le touche",
        ),
        N_("Windows ends lines in another way. It is no problem: go on."),
    ),
    GitSituation(
        "owner",
        ("detected dubious ownership in repository", "propriétaire douteux détecté dans le dépôt"),
        N_("Another user of this computer made the folder. Type the command that Git shows below its message."),
    ),
    GitSituation(
        "certificate",
        ("SSL certificate problem", "server certificate verification failed"),
        N_("Your computer does not trust our server's certificate. Show this message to your trainer."),
    ),
    GitSituation(
        "no-git",
        ("git: command not found", "'git' n'est pas reconnu", "Le terme «git» n'est pas reconnu"),
        N_("Git is not installed, or your terminal was open before it was. Open a new terminal, then:"),
        ("git --version",),
    ),
    GitSituation(
        "no-python",
        ("python3: command not found", "Python was not found", "Python est introuvable", "'python3' n'est pas reconnu"),
        N_("On Windows, Python is called “py”. For the file “bonjour.py”:"),
        ("py bonjour.py",),
    ),
    GitSituation(
        "remote-rejected",
        (
            "! [remote rejected] main -> main",
            "failed to push some refs to",
            "impossible de pousser des références vers",
        ),
        N_("Our server did not take the push. The lines that start with “remote:” say why, and which commands help."),
    ),
)
