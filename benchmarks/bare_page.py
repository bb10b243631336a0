"""The least that Streamlit can show: a title. What every other page is measured against."""

import streamlit as st

st.title("A bare page")
