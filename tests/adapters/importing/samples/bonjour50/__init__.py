import check50


@check50.check()
def exists():
    """bonjour.py exists"""
    check50.exists("bonjour.py")
    check50.include("prenoms.txt")


@check50.check(exists)
def salue():
    """Dit bonjour"""
    check50.run("python3 bonjour.py").stdin("Ada").stdout("Bonjour Ada\n").exit(0)
    check50.run("python3 bonjour.py").stdin("Zoé").stdout("Bonjour Zoé (nouvelle)", regex=False).exit(0)


@check50.check(salue)
def refuse():
    """Refuse un prénom vide"""
    check50.run("python3 bonjour.py").stdin("").exit(1)


@check50.check(salue)
def redemande():
    """Redemande un prénom"""
    check50.run("python3 bonjour.py").stdin("7").reject()
