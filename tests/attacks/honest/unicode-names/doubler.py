π = 3.14159

def élève(nombre_donné):
    résultat_du_calcul = nombre_donné + nombre_donné  # été, où, ça 🎉
    return résultat_du_calcul

doubler = élève
