class EmptyCases:
    def test_nothing_costs_nothing(self):
        self.assertEqual(self.total([]), 0)
