CREATE TABLE locations (id integer PRIMARY KEY);
CREATE TABLE locations (id integer PRIMARY KEY);
