print('un essai')
