def   doubler  ( n ) :
        ( a ) = ( n ) ; b=a ;


        return ( (a)
  +
 (b) )
