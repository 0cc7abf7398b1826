from decimal import ROUND_HALF_UP, Decimal

def prix_ttc(prix_ht, taux=20):
    prix = Decimal(str(prix_ht)) * (1 + Decimal(str(taux)) / 100)
    return float(prix.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))
