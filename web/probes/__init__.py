"""What machines ask of the service: does it live, can it work, what did it count?"""
