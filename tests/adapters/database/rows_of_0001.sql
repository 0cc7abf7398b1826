INSERT INTO person (id, handle, name, role) VALUES ('P-ada', 'ada', 'Ada', 'learner'), ('P-karim', 'karim', 'Karim', 'learner');
INSERT INTO cohort (slug, name) VALUES ('dwwm-2026', 'DWWM 2026');
INSERT INTO enrollment (id, cohort, person_id, status) VALUES ('E-ada', 'dwwm-2026', 'P-ada', 'active'), ('E-karim', 'dwwm-2026', 'P-karim', 'active');
INSERT INTO repository (id, enrollment_id, cohort, handle) VALUES ('R-ada', 'E-ada', 'dwwm-2026', 'ada'), ('R-karim', 'E-karim', 'dwwm-2026', 'karim');
INSERT INTO exercise_version (suite_digest, slug, document_digest, document, published_at) VALUES ('d1', 'bonjour', 'x', '{}', '2026-11-23 08:00:00.000000');
INSERT INTO exercise (slug, suite_digest, published_at) VALUES ('bonjour', 'd1', '2026-11-23 08:00:00.000000');
INSERT INTO submission (id, repository_id, enrollment_id, exercise, "commit", tree, received_at, number) VALUES
  ('S-a1', 'R-ada', 'E-ada', 'bonjour', 'c1', 't1', '2026-11-23 08:05:00.000000', 1),
  ('S-a2', 'R-ada', 'E-ada', 'bonjour', 'c2', 't2', '2026-11-23 08:06:00.000000', 2),
  ('S-a3', 'R-ada', 'E-ada', 'bonjour', 'c3', 't3', '2026-11-23 08:09:00.000000', 3),
  ('S-k1', 'R-karim', 'E-karim', 'bonjour', 'c4', 't4', '2026-11-23 08:07:00.000000', 1);
INSERT INTO run (id, submission_id, queue, state, suite_digest, attempt, queued_at, token, lease_until) VALUES
  ('a1', 'S-a1', 'live', 'running', 'd1', 1, '2026-11-23 08:05:00.000000', 'mine', '2026-11-23 08:05:20.000000'),
  ('a2', 'S-a2', 'live', 'queued', 'd1', 0, '2026-11-23 08:06:00.000000', NULL, NULL),
  ('a3', 'S-a3', 'live', 'queued', 'd1', 0, '2026-11-23 08:09:00.000000', NULL, NULL),
  ('k1', 'S-k1', 'live', 'queued', 'd1', 0, '2026-11-23 08:07:00.000000', NULL, NULL);
INSERT INTO outbox (run_id, queue) VALUES ('k1', 'live');
INSERT INTO progress (enrollment_id, exercise, status, passed_checks, total_checks, submissions) VALUES ('E-ada', 'bonjour', 'queued', 0, 4, 3);
