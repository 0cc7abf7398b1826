from flask import Flask

application_web = None


@application_web.get("/benevoles")
def liste():
    return []
