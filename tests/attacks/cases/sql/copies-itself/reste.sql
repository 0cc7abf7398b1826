VACUUM INTO '/tmp/copie';
