<?php

$prix = (int) readline("Prix ? ");
// À toi de jouer
