-- SELECT nom, reste FROM membres;
/* SELECT 1; */
