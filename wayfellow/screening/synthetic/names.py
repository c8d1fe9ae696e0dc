"""Invented names and places, of many origins, plainly made up when read together."""

from __future__ import annotations

FIRST_NAMES = (
    "Amparo Ximena Lupe Mateo Thiago Rocío Anh Bao Linh Minh Tuyet Mei Jun Xiu Wei Soo-ah Min-jun Ha-eun Ani Narek "
    "Gayane Shirin Dariush Layla Omar Samir Amira Oksana Dmitri Vera Ngozi Kofi Amina Imani Malik Deja Tavita Sina "
    "Leilani Kai Aiyana Chayton Marisol Joaquin Priya Arjun Harpreet Gurdeep Bopha Sokha Mai Pao Tala Jericho Rosalind "
    "Wendell Maude Clement Hattie Otis Fern Abel Junia Silas"
).split()
LAST_NAMES = (
    "Testerman Sampleford Mockridge Fictiano Invento Pretendez Ejemplo Muestra Fabulo Nguyen-Sample Tran-Example "
    "Chen-Sample Kim-Example Park-Mock Sargsyan-Test Hakobyan-Mock Rahimi-Sample Haddad-Example Ivanova-Test "
    "Okafor-Sample Mensah-Mock Washington-Test Faleolo-Sample Kealoha-Mock Yazzie-Example Singh-Sample Patel-Mock "
    "Sok-Example Vang-Test Santos-Mock Reyes-Sample Madeup Notreal Makebelieve Imagino Placeholder Standin Lorem Dummy"
).split()
STREETS = "Willow Tule Heron Quail Manzanita Buckeye Poppy Madrone Otter Acorn Redbud Sycamore".split()
CITIES = ("Fictional Springs", "Sampleton", "Mock Valley", "Nowhere Beach", "Placeholder", "Invento")
ZIP_CODES = ("00011", "00012", "00013", "00021", "00022", "00031")  # no mail goes to these
RACES = (
    "hispanic or latino", "white", "black or african american", "asian", "american indian or alaska native",
    "native hawaiian or other pacific islander", "other race", "unknown",
)  # fmt: skip
RACE_WEIGHTS = (45, 17, 11, 12, 1, 1, 5, 8)
GENDERS = ("female", "male", "unknown")
