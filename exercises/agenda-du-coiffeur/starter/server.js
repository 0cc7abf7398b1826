import express from "express";

const app = express();
app.use(express.json());
const rendezVous = [];

// Écris ici tes deux routes : la liste, et la prise de rendez-vous.

app.listen(process.env.PORT ?? 3000);
