SELECT nom, 'reste FROM membres;
