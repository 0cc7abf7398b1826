SELECT nom FROM membres WHERE ville = 'Lyon' ORDER BY nom;
