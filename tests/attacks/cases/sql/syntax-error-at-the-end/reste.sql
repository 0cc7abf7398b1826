SELECT nom, cotisation AS reste FROM membres WHERE (cotisation > 0
