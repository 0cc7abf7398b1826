SELECT nom FROM membres;
SELECT nom, cotisation AS reste FROM membres;
