SELECT membres.prenom, membres.cotisation AS reste FROM membres;
