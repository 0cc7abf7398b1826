DELETE FROM membres;
