import express from "express";

const app = express();
app.use(express.json());
const rendezVous = [];

app.get("/rendez-vous", (demande, reponse) => {
  reponse.json(rendezVous);
});

app.post("/rendez-vous", (demande, reponse) => {
  const { jour, heure } = demande.body;
  if (!jour || !heure) {
    return reponse.status(400).json({ erreur: "Il manque le jour ou l'heure." });
  }
  if (rendezVous.some((pris) => pris.jour === jour && pris.heure === heure)) {
    return reponse.status(409).json({ erreur: "Ce moment est déjà pris." });
  }
  rendezVous.push({ jour, heure });
  reponse.json({ jour, heure });
});

app.listen(process.env.PORT ?? 3000);
