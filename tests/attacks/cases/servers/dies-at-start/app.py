import sys

print('ready')
sys.exit(0)
