package journeytest_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"waymark/domain/journey"
	"waymark/domain/journey/journeytest"
)

func TestGeneratedMapsAreValidAndTheSame(t *testing.T) {
	for _, cards := range []int{0, 1, 200, 2000} {
		doc := journeytest.Map(cards, 7)
		require.NoError(t, doc.Validate())
		require.Equal(t, cards, doc.Count(journey.CardKind))
		require.Equal(t, 40, doc.Count(journey.EmotionKind))
		require.True(t, journey.Equal(doc, journeytest.Map(cards, 7)))
	}
	require.False(t, journey.Equal(journeytest.Map(20, 7), journeytest.Map(20, 8)))
}

func TestRandomDocumentsAreValid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := journeytest.Random(t)
		require.NoError(t, doc.Validate())
		require.NoError(t, journeytest.Edited(t, doc).Validate())
	})
}
