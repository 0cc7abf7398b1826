import queue
import threading

def doubler(n):
    answers = queue.Queue()
    threads = [threading.Thread(target=lambda: answers.put(n)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers.get() + answers.get()
