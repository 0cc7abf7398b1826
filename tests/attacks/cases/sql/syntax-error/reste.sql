SELCT nom FROM membres;
