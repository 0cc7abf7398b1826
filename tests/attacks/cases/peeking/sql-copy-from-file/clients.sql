COPY clients FROM '/etc/passwd';
