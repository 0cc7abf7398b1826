fi )(
