UPDATE membres SET cotisation = 0;
