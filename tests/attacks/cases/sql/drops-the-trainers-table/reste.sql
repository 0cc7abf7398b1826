DROP TABLE membres;
