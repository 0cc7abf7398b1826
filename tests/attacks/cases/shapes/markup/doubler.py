def doubler(n):
    return '</pre><script>alert(1)</script>{0.__class__}%s%n$(id)`id`'
