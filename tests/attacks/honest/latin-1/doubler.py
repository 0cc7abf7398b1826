# -*- coding: latin-1 -*-
MOT = 'été'

def doubler(n):
    return n * 2
