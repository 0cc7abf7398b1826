"""What Git says of commits, branches and histories that went apart."""

from grader.wording.catalogue import N_
from grader.wording.submissions.git_situation import HAND_IN, GitSituation
from grader.wording.submissions.ref_lines import JOIN

OF_HISTORY = (
    GitSituation(
        "identity",
        (
            "Please tell me who you are",
            "Author identity unknown",
            "Veuillez me dire qui vous êtes",
            "Identité d'auteur inconnue",
            "unable to auto-detect email address",
            "empty ident name not allowed",
            "impossible de détecter automatiquement l'adresse",
        ),
        N_("Git signs each commit. Tell it your name and your address, once on each computer."),
        ('git config --global user.name "Ada Lovelace"', "git config --global user.email ada@example.org"),
    ),
    GitSituation(
        "up-to-date",
        ("Everything up-to-date",),
        N_("Nothing new to send. Save your file in your editor (Ctrl+S), then commit it."),
        HAND_IN,
    ),
    GitSituation(
        "nothing-to-commit",
        (
            "nothing to commit, working tree clean",
            "no changes added to commit",
            "Changes not staged for commit",
            "nothing added to commit but untracked files present",
            "rien à valider, la copie de travail est propre",
            "aucune modification n'a été ajoutée à la validation",
            "Modifications qui ne seront pas validées",
            "aucune modification ajoutée à la validation mais des fichiers non suivis sont présents",
        ),
        N_("Git sees no change that you chose. Save your file in your editor (Ctrl+S), then add it."),
        HAND_IN,
    ),
    GitSituation(
        "ahead",
        (
            "Your branch is ahead of 'origin/main' by 1 commit",
            "Votre branche est en avance sur 'origin/main' de 1 commit",
        ),
        N_("Your commit is on this computer alone so far. Send it:"),
        ("git push",),
    ),
    GitSituation(
        "fetch-first",
        (
            "! [rejected] main -> main (fetch first)",
            "Updates were rejected because the remote contains work that you do not have locally",
            "Les mises à jour ont été rejetées car la branche distante contient du travail",
        ),
        N_(
            "Here is something that your computer does not have yet: your school brought or mended files of an "
            "exercise, or you pushed from another computer. These commands fetch it, keep your work, and send it. "
            "Where they differ, the lines of this computer stay."
        ),
        JOIN,
    ),
    GitSituation(
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
    GitSituation(
        "divergent",
        (
            "Need to specify how to reconcile divergent branches",
            "Besoin de spécifier comment réconcilier des branches divergentes",
        ),
        N_("Git asks how to bring two histories together. These commands say how."),
        JOIN,
    ),
    GitSituation(
        "unrelated",
        ("refusing to merge unrelated histories", "refus de fusionner des historiques sans relation"),
        N_("You made a new repository (git init) instead of a clone. These commands bring both together."),
        JOIN,
    ),
    GitSituation(
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
    GitSituation(
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
    GitSituation(
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
    GitSituation(
        "overwritten",
        (
            "Your local changes to the following files would be overwritten by merge",
            "Vos modifications locales aux fichiers suivants seraient écrasées par la fusion",
        ),
        N_("You have changes that are in no commit yet. Commit them first, then go on."),
        ("git add .", 'git commit -m "ma réponse"', *JOIN),
    ),
    GitSituation(
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
    GitSituation(
        "no-upstream",
        ("The current branch has no upstream branch", "La branche courante n'a pas de branche amont"),
        N_("You are on another branch than “main”. Only “main” is tested. To hand in what you did:"),
        ("git push origin HEAD:main",),
    ),
    GitSituation(
        "refspec",
        (
            "error: src refspec main does not match any",
            "le spécificateur de référence source main ne correspond à aucune référence",
        ),
        N_("Your branch has another name, or there is no commit yet. To hand in what you did:"),
        ("git add .", 'git commit -m "ma réponse"', "git push origin HEAD:main"),
    ),
)
